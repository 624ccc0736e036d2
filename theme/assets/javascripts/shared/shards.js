// The format is that of generator/search/numbers.py and shards.py.

// Multiplied and not shifted, because amounts exceed 32 bits.
const numberAt = (bytes, from) => {
  let number = bytes[from] & 127;
  let at = from;
  for (let factor = 128; bytes[at] > 127; factor *= 128) number += (bytes[++at] & 127) * factor;
  return { number, next: at + 1 };
};

export const numbersOf = (bytes) => {
  const numbers = [];
  for (let at = 0; at < bytes.length; ) {
    const { number, next } = numberAt(bytes, at);
    numbers.push(number);
    at = next;
  }
  return numbers;
};

export const summedUp = (distances) => {
  let last = 0;
  return distances.map((distance) => (last += distance));
};

export const risingNumbersOf = (bytes) => summedUp(numbersOf(bytes));

export const shardOf = (gram, count) => {
  let hash = 0x811c9dc5;
  for (const character of gram) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return (hash >>> 0) % count;
};

const areEqual = (a, b) => a.length === b.length && a.every((byte, place) => byte === b[place]);

// The list of a gram in its shard, empty if there is none.
export const listIn = (shard, gram) => {
  const sought = new TextEncoder().encode(gram);
  for (let at = 0; at < shard.length; ) {
    const name = numberAt(shard, at);
    const size = numberAt(shard, name.next + name.number);
    at = size.next + size.number;
    if (areEqual(shard.subarray(name.next, name.next + name.number), sought)) return shard.subarray(size.next, at);
  }
  return shard.subarray(0, 0);
};

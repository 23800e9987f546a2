const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const bitsPerCharacter = 5;

/** RFC 4648 §6 without padding and in lower case: it survives systems that change the case of a Message-ID. */
export function toBase32(bytes: Uint8Array): string {
  let text = "";
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= bitsPerCharacter) {
      bits -= bitsPerCharacter;
      text += alphabet.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet.charAt((value << (bitsPerCharacter - bits)) & 31);
}

/** The bytes, or null where a character is not of the alphabet. Bits that do not fill a byte are ignored. */
export function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let value = 0;
  let bits = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit < 0) return null;
    value = (value << bitsPerCharacter) | digit;
    bits += bitsPerCharacter;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
    }
    value &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

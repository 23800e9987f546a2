/** True where a label of the domain (Unicode form) mixes scripts in a way no language does (after UTS #39 §5.2). */
export function isMixedScript(domain: string): boolean {
  return domain.split(".").some((label) => {
    const found = scripts.filter(({ pattern }) => pattern.test(label)).map(({ name }) => name);
    return found.length > 1 && !combinations.some((allowed) => found.every((name) => allowed.includes(name)));
  });
}

const scriptNames = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Georgian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Bengali",
  "Thai",
  "Cherokee",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Bopomofo",
];
const anyOther = [...scriptNames, "Common", "Inherited"].map((name) => `\\p{Script=${name}}`).join("");

const scripts = [
  ...scriptNames.map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, "u") })),
  { name: "other", pattern: new RegExp(`[^${anyOther}]`, "u") },
];

// Japanese, Chinese and Korean are written in several scripts, and with Latin letters between.
const combinations = [
  ["Latin", "Han", "Hiragana", "Katakana"],
  ["Latin", "Han", "Bopomofo"],
  ["Latin", "Han", "Hangul"],
];

/**
 * Two short tones, made on the spot. Browsers let a page be heard only after somebody has used it; until then an offer is
 * silent.
 */
let context: AudioContext | null = null;

/** On any press of a key or pointer: some browsers want it to be then. */
export function allowSound(): AudioContext {
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
  return context;
}

const tones = [
  { hertz: 660, afterSeconds: 0 },
  { hertz: 880, afterSeconds: 0.14 },
] as const;
const toneSeconds = 0.22;
const loudness = 0.2;
/** A browser that does not allow it just does not answer. */
const patienceMs = 1_000;

export async function playChime(): Promise<void> {
  if (!navigator.userActivation.hasBeenActive) return;
  const sound = allowSound();
  await Promise.race([sound.resume(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  if (sound.state !== "running") return;
  for (const { hertz, afterSeconds } of tones) {
    const start = sound.currentTime + afterSeconds;
    const tone = new OscillatorNode(sound, { type: "sine", frequency: hertz });
    const volume = new GainNode(sound, { gain: 0 });
    // a tone that is cut on clicks
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(loudness, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + toneSeconds);
    tone.connect(volume).connect(sound.destination);
    tone.start(start);
    tone.stop(start + toneSeconds);
  }
}

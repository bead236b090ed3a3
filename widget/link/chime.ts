/** Events so close together are one sound, in all tabs of the browser together, in milliseconds. */
const APART = 1_000;

/**
 * A short, soft sound: once, however many tabs hear of the event. Made here, since a page's policy may forbid to load
 * one; a browser in which nobody did anything yet plays none.
 */
export async function chime(name: string): Promise<void> {
  const { locks, userActivation } = navigator;
  if (!userActivation?.hasBeenActive) return;
  if (!locks) return play();
  await locks.request(`${name}:chime`, { ifAvailable: true }, (lock) => lock && play());
}

async function play(): Promise<void> {
  const audio = new AudioContext();
  const volume = new GainNode(audio, { gain: 0 });
  volume.connect(audio.destination);
  for (const [index, frequency] of [660, 880].entries()) {
    const tone = new OscillatorNode(audio, { frequency });
    const at = audio.currentTime + index / 8;
    tone.connect(volume);
    volume.gain.setTargetAtTime(0.12, at, 0.01);
    volume.gain.setTargetAtTime(0, at + 0.06, 0.04);
    tone.start(at);
    tone.stop(at + 0.4);
  }
  await new Promise((resolve) => setTimeout(resolve, APART));
  await audio.close();
}

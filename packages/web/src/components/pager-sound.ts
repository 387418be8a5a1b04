/** Two short tones, made on the spot; there is no sound file. Silent where the browser does not allow it. */
export function playPager(): void {
  try {
    const audio = new AudioContext();
    const gain = audio.createGain();
    gain.connect(audio.destination);
    gain.gain.setValueAtTime(0.0001, audio.currentTime);
    for (const [start, hertz] of [
      [0, 880],
      [0.18, 660],
    ] as const) {
      const tone = audio.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(gain);
      tone.start(audio.currentTime + start);
      tone.stop(audio.currentTime + start + 0.14);
      gain.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + start + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + start + 0.14);
    }
    setTimeout(() => void audio.close(), 800);
  } catch {
    // A browser without audio still has the badge, the panel and the live region.
  }
}

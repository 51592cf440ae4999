const NOTES_HZ = [660, 880] as const;
const NOTE_S = 0.12;
const VOLUME = 0.06;

/** Two short soft notes, once. Browsers keep a page silent until somebody has clicked in it; then nothing is heard and the banner alone speaks. */
export function chime(): void {
  if (typeof AudioContext === 'undefined' || !navigator.userActivation.hasBeenActive) return;
  const audio = new AudioContext();
  const gain = audio.createGain();
  gain.gain.value = VOLUME;
  gain.connect(audio.destination);
  NOTES_HZ.forEach((hz, at) => {
    const note = audio.createOscillator();
    note.frequency.value = hz;
    note.connect(gain);
    note.start(audio.currentTime + at * NOTE_S);
    note.stop(audio.currentTime + (at + 1) * NOTE_S);
    if (at === NOTES_HZ.length - 1) note.addEventListener('ended', () => void audio.close());
  });
}

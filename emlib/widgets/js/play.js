// Play: a beat at a time, until all is played; with reduced motion, straight to the end.
import { stillness } from "./a11y.js";

// now(), end(): the place, and where play ends; go(place) moves there; next(place): one beat on; beat in ms.
// onrest() is called when play stops by itself or is stopped. Has .play(beats), .rest(), .toggle(), .playing().
export function player({ now, end, go, next = (place) => place + 1, beat, onrest }) {
  let timer = 0;
  const rest = () => {
    if (!timer) return;
    clearInterval(timer);
    timer = 0;
    onrest();
  };
  const over = () => now() >= end();
  const play = (beats = Infinity) => {
    if (stillness()) return go(end());
    const once = () => {
      go(Math.min(end(), next(now())));
      if (--beats <= 0 || over()) rest();
    };
    timer = setInterval(once, beat);
    if (over()) go(0);
    else once();
  };
  return { play, rest, toggle: () => (timer ? rest() : play()), playing: () => timer !== 0 };
}

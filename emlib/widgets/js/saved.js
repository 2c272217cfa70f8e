// What a figure keeps in its model, and how its words write a number.

// The bytes of a trait as numbers of one kind.
export const unpack = (view, Kind = Float64Array) => new Kind(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));

// set(changes): several traits at once, saved.
export const saving = (model) => (changes) => {
  model.set(changes);
  model.save_changes();
};

// With a true minus sign, and none before a zero.
export const minus = (v, digits = 2) => v.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");

import type { Measurement } from "../model/measurement.js";

/** A measurement whose file is still the index among those of its source; -1 for none. */
export type MeasuredRecord = Omit<Measurement, "file"> & { readonly file: number };

/** Takes every measurement as it is made, each with the values that its verdict was made from. */
export type MeasurementSink = (measured: MeasuredRecord) => void;

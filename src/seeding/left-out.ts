/** Something of the catalog that is no row, and why. */
export interface LeftOut {
  what: string;
  why: string;
}

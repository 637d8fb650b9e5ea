/** In characters. Length is what makes a password hard to guess; signs and digits are not asked for. */
export const shortestPassword = 12;
export const longestPassword = 128;

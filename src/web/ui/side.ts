/** Whose it is: marketing is amber and round, sales blue and square, joint plum and a diamond. */
export type Side = 'marketing' | 'sales' | 'joint';

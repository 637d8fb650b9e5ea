export { createScoreboardSlice } from '#scoreboard/slice.ts';

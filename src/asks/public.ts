export { asksSlice } from '#asks/slice.ts';
export { answerAsk } from '#asks/answer-ask.ts';
export { settleAsk, withdrawAsk } from '#asks/end-ask.ts';
export { checkAsk, makeAsk, storeAsk } from '#asks/make-ask.ts';
export { promiseAsk } from '#asks/promise-ask.ts';
export { takeAsk } from '#asks/take-ask.ts';

/** Why a row of an erased person is not there: also in the place of one that was refused for something else before. */
export const erasedRefusal = {
  code: 'erased-person',
  message: 'The row is of a person who was erased. Nothing of it is kept.',
};

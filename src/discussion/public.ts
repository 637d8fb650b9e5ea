export { createDiscussionSlice, discussionParts } from '#discussion/slice.ts';

export { followAll, unfollowAll } from '#discussion/store.ts';
export { createDiscussionSlice, discussionParts } from '#discussion/slice.ts';

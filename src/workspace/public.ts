/** @public */
export { addMember, type NewMember } from '#workspace/members/add-member.ts';
export { createCallerSource } from '#workspace/callers.ts';
export { businessTimeOf, loadCompanyCalendar } from '#workspace/company-calendar.ts';
export { loadCompanyDefaults } from '#workspace/company-defaults.ts';
export { ensureDefaultCompany } from '#workspace/ensure-default-company.ts';
export { normalName } from '#workspace/members/member-names.ts';
export { permits, requirePermission } from '#workspace/permissions.ts';
export { setUpTokenWhileOpen } from '#workspace/set-up-company.ts';
export { findCompany as readCompany, findMember as readMember, listMembers as readMembers, type Member } from '#workspace/store.ts';
export { workspaceSlice } from '#workspace/slice.ts';

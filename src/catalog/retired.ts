/** The same conditions inside the `where` of something else: there only `retired: true` counts, false leaves nothing out. */
export function retiredOrNot<Where extends { readonly retired: boolean | null }>(
  where: Where,
): Where {
  return where.retired === true ? where : { ...where, retired: null };
}

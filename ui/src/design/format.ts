/** A count with its noun: '1 claim', '1,204 claims'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as documents tell it, a year, a month or a day: '2031', 'Mar 2031', '4 Mar 2031'. */
export function dated(iso: string | null | undefined): string {
  const parts = iso?.match(/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/);
  if (!parts) return iso ?? "";
  const [, year, month, day] = parts;
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** A calendar day as papers write it: dd/mm/yyyy. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

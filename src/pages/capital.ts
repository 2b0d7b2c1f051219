/** The first letter large, as a line begins: «tổng kết 2025» → «Tổng kết 2025». */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

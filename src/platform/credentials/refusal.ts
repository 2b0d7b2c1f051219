/** Whether better-auth says no (an answer), or something broke (a defect). */
export const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'APIError';

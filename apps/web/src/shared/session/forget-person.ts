import type { QueryClient } from '@tanstack/react-query';
import { shelf } from '../offline/on-device.ts';

/** Nothing that the server told this person stays, neither on the page nor on the device. */
export const forgetPerson = (queryClient: QueryClient): void => {
  // First the device, or a page would begin anew with what it keeps.
  shelf.forget();
  queryClient.clear();
};

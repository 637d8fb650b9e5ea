import { createContext, useContext } from 'react';

interface Wiring {
  id?: string;
  describedBy?: string | undefined;
  invalid?: boolean;
}

/** What a Field tells the control inside it. */
export const FieldWiring = createContext<Wiring>({});

/** The attributes that tie a control to the label, hint and error of the Field around it. */
export function useFieldWiring() {
  const { id, describedBy, invalid } = useContext(FieldWiring);
  return { id, 'aria-describedby': describedBy, 'aria-invalid': invalid || undefined };
}

/** Whom Ruth names in the meeting. */
export const ivo = {
  givenName: 'Ivo',
  familyName: 'Keller',
  organization: 'Larch & Sons',
  emails: ['ivo@larch.example'],
  timeZone: 'America/Los_Angeles',
  reasons: ['work' as const],
};

/** As LinkedIn sends it, with the lines that it puts before the header. */
export const linkedin = `Notes:
"When exporting your connection data, some addresses may be missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ruth,Abernathy,https://www.linkedin.com/in/ruth-abernathy,ruth@halden.example,Halden Health,Medical Director,07 Mar 2024
"Tomás","Hernández, MD",https://www.linkedin.com/in/tomas-h,,Kestrel Insurance,Chief Medical Officer,12 Nov 2023
Priya,Raman,https://www.linkedin.com/in/priya-raman,,"Larch & Sons, Inc.",VP Clinical Affairs,30 Jan 2022
Ben,Osei,https://www.linkedin.com/in/ben-osei,ben@osei.example,Osei Clinics,Founder,02 Feb 2021
`;

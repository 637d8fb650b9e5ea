/** What names are made of. Invented companies, plausible people; nobody in particular. */

export const firstNames: readonly string[] =
  `Aaro Ada Adrian Agnes Aleksander Alina Amalia Anders Andrea Anja Anton Arne Ayse Beatriz Benedikt Birgitte Bruno Camilla Can Carlos Cecilia Clara Daan Dagny Daniel Deniz Dorota Eero Einar Elena Elias Emilia Emma Erik Esra Eva Fabian Fatima Filip Finn Freja Gabriela Giulia Greta Guro Halvor Hanne Hasan Helena Henning Ida Ines Irina Ivar Jakub Jan Janne Jelena Joana Johan Joaquin Jorge Josefine Kaja Kamil Karl Katarina Kjell Kristin Lars Laura Lea Leon Lidia Linnea Lorenzo Lucia Ludvig Magda Magnus Malin Manuel Marco Maren Maria Marit Markus Marta Mateo Mathilde Mehmet Merve Miguel Mila Milan Mina Nadia Natalia Nicolas Nils Nina Oliver Olga Oskar Otto Patrick Paula Per Petra Philipp Pia Piotr Rafael Ragnhild Ricardo Rikke Robert Ruben Runa Sandra Sara Selma Sergio Sigrid Silvia Simon Solveig Sonja Stefan Svea Tarik Tereza Thea Thomas Tiago Tilde Tobias Tor Tuva Ulrik Ursula Valentina Veronika Victor Wiktoria Yasmin Zeynep`.split(
    ' ',
  );

export const lastNames: readonly string[] =
  `Aalto Aamodt Abel Ahlgren Aksoy Alm Almeida Alvarez Andersen Antunes Arvesen Aydin Baran Barth Bauer Bergstad Bianchi Bjornsen Blix Bohm Borg Bracke Brandt Braun Brekke Brun Bruun Cabral Carlsen Castro Cetin Conti Costa Dahlen Damgaard Danielsen Demir Dietrich Dijkstra Dumont Dvorak Eide Ekholm Eriksen Esposito Faber Falk Ferreira Fischer Fjeld Folkestad Fontana Foss Franke Fredin Gallo Garcia Geiger Gjerde Goncalves Grabowski Graff Granlund Gronn Gundersen Gustafson Haaland Haas Hagen Halvorsen Hansen Harju Hartmann Haug Heikkila Heller Hermansen Hoekstra Hoff Holst Horvat Hovland Huber Iversen Jansson Jensen Johnsen Jokinen Kaplan Karlsen Kaspar Kaya Keller Kiviniemi Kjaer Klausen Knudsen Koch Kocak Kovac Kowalski Kruse Kvam Laine Lang Larsen Lehto Lie Lien Lindholm Lorentz Lund Lykke Maier Malm Marek Marino Markovic Martens Mattila Meyer Mikkelsen Moe Moen Moreno Morsing Mulder Myhre Naess Neumann Niskanen Nolte Nordby Novak Nygaard Oliveira Olsen Ostby Ozturk Palm Pavlova Peeters Pereira Petrov Pohl Pinto Prats Quist Ramos Rasch Reiter Ricci Ritter Rode Romano Ros Rossi Ruud Rydberg Saarinen Sahin Salonen Sand Santos Schmid Schreiber Seip Serrano Silva Skaar Skov Smit Solberg Solheim Sorensen Stang Steen Steiner Strand Sundby Svendsen Tamm Teixeira Thoma Thorne Torres Turan Ulvang Vang Vatne Veenstra Vik Virta Vogel Wagner Wallin Weber Westin Wiik Winther Wolff Yildiz Zajac Zeman Ziegler`.split(
    ' ',
  );

/** Places that are on no map. */
const beginnings =
  `Fjord Nord Syd Vest Oster Stor Lille Berg Sten Grun Hoch Klar Aqua Rio Monte Val Lago Brauns Alt Neu Mar Sol Vinter Bro Holm Lund Elve Kvarn Linde Rosen Silber Eisen`.split(
    ' ',
  );
const endings =
  `vann vik dal by stad borg haven sund torp bach feld heim tal brunn mund rode moos verde clara bella fonte mar ria sjo fors holt mark ness koog`.split(
    ' ',
  );
export const places: readonly string[] = beginnings.flatMap((beginning) => endings.map((ending) => beginning + ending));

export const countries: readonly (readonly [string, number])[] = [
  ['Norway', 20],
  ['Sweden', 17],
  ['Denmark', 11],
  ['Finland', 8],
  ['Germany', 17],
  ['Netherlands', 7],
  ['Poland', 6],
  ['Spain', 6],
  ['Portugal', 3],
  ['Italy', 3],
  ['Türkiye', 2],
];

/** What the companies of a segment are called after their place, and who works there. */
export const segmentWords: Readonly<Record<string, { companies: readonly string[]; titles: readonly string[] }>> = {
  Water: {
    companies: ['Utilities', 'Vann', 'Vattenverk', 'Wasserwerke', 'Waterworks', 'Su'],
    titles: ['Laboratory manager', 'Plant manager', 'Process engineer', 'Water quality lead', 'Head of operations', 'Purchasing'],
  },
  'Food and drink': {
    companies: ['Bryggeri', 'Brauhaus', 'Dairy', 'Mejeri', 'Foods', 'Bottlers'],
    titles: ['Quality manager', 'Process engineer', 'Brewmaster', 'Production lead', 'Plant manager', 'Purchasing'],
  },
  Pharma: {
    companies: ['Pharma', 'Biotech', 'Laboratories', 'Life Sciences'],
    titles: ['Quality assurance lead', 'Validation engineer', 'Laboratory manager', 'Head of metrology', 'Purchasing'],
  },
  Chemicals: {
    companies: ['Chemicals', 'Coatings', 'Pulp', 'Process'],
    titles: ['Process engineer', 'Plant manager', 'Instrumentation engineer', 'Safety officer', 'Purchasing'],
  },
  Hotels: {
    companies: ['Hotel', 'Resort', 'Spa', 'Baths'],
    titles: ['Facility manager', 'General manager', 'Pool technician', 'Purchasing'],
  },
  Universities: {
    companies: ['University', 'Institute', 'Technical College'],
    titles: ['Researcher', 'Laboratory technician', 'Professor', 'Student'],
  },
};

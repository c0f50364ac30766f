/** First names with one usual pronoun, by pronoun, for swapping names in stories. Chosen by the authors of Cupel. */

/** Pronoun class of a name: how English stories usually refer to its bearer. */
export type PronounClass = 'she' | 'he'

/**
 * Names that are no other English word, month, place or brand, do not end in s, x or z, and are rarely used for both
 * classes. From several languages; no claim about anyone who bears them.
 */
export const personNames: Readonly<Record<PronounClass, readonly string[]>> = {
  she: (
    'Aaliyah Abigail Agnieszka Aisha Akiko Alejandra Alice Amara Amelia Amina Ana Anita Anna Ayesha Beata Bianca ' +
    'Brenda Camila Carla Carmela Carolina Catherine Chiara Chloe Claudia Daniela Deborah Diana Elena Elizabeth Emily ' +
    'Emma Esperanza Esther Fatima Fiona Gabriela Gloria Hannah Helen Ingrid Isabella Jane Janet Jasmin Jennifer ' +
    'Jessica Julia Karen Katarina Keiko Khadija Laila Laura Leila Linda Lucia Maria Marta Martha Mary Mei Melissa ' +
    'Michelle Monica Nadia Natalia Natalie Nicole Noor Olivia Patricia Priya Rachel Rebecca Rosa Sabrina Samira Sandra ' +
    'Sara Sarah Silvia Sofia Sonia Stephanie Susan Tamara Tanya Teresa Valentina Vanessa Yolanda Yuki Zainab Zoe'
  ).split(' '),
  he: (
    'Aaron Abdul Adam Ahmed Akira Alan Albert Alejandro Alfred Amir Andrew Anthony Antonio Arjun Arthur Benjamin Bilal ' +
    'Brian Bruno Daniel David Diego Dmitri Eduardo Edward Emmanuel Eric Ethan Felipe Fernando Francesco Frederick ' +
    'Gabriel George Gerald Giovanni Hamza Hassan Henry Hiroshi Hugo Ibrahim Isaac Ivan Jacob Javier Jason Jeffrey ' +
    'Jerome John Jonathan Jorge Jose Joseph Joshua Juan Kenji Kevin Kofi Kwame Leonardo Liam Lorenzo Luke Malik ' +
    'Manuel Marco Martin Mateo Matthew Michael Miguel Mohamed Nathan Neil Oliver Omar Oscar Owen Pablo Patrick Paul ' +
    'Pedro Peter Philip Rafael Rajesh Ravi Raymond Richard Robert Roberto Ronald Samuel Santiago Scott Sebastian ' +
    'Stephen Steven Tariq Theodore Timothy Umar Victor Vikram Vincent Walter William Yusuf Zachary'
  ).split(' '),
}

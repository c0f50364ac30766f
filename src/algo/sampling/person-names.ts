/** Given and family names of twelve cultures, collected by hand from common names; nobody in particular. */

/** Names of one culture. Family names go with both sexes. */
export interface NameList {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly family: readonly string[]
}

const list = (female: string, male: string, family: string): NameList => ({
  female: female.split(' '),
  male: male.split(' '),
  family: family.split(' '),
})

/** Names by culture. The keys are what recipes name. Every given name is a single word. */
export const personNames = {
  arabic: list(
    'Aisha Amal Amira Dalal Dina Farah Hana Huda Jamila Layla Leila Lubna Maha Mariam Nadia Noor Rania Salma Samira Yasmin Zahra Zeinab',
    'Adel Ahmad Ali Bilal Faisal Farid Hamza Hassan Ibrahim Jamal Karim Khalid Mahmoud Malik Nabil Omar Rashid Sami Tariq Yusuf Ziad Anwar',
    'Abbas Awad Aziz Barakat Darwish Fahmy Farouk Ghanem Habib Haddad Hakim Hamdan Jaber Khalil Khoury Mansour Nasser Qasim Rahman Saleh Shaheen Tahan',
  ),
  brazilian: list(
    'Adriana Aline Beatriz Bruna Camila Carolina Cecília Débora Eduarda Fernanda Gabriela Isadora Juliana Larissa Letícia Luana Mariana Natália Paula Raquel Tatiana Vitória',
    'André Antônio Arthur Bruno Caio Danilo Diego Eduardo Felipe Fábio Gustavo Henrique João Leandro Lucas Marcelo Matheus Otávio Rafael Rodrigo Thiago Vinícius',
    'Almeida Andrade Araújo Barbosa Barros Cardoso Carvalho Cavalcanti Correia Costa Dias Fernandes Ferreira Freitas Gomes Lima Lopes Martins Moreira Oliveira Ribeiro Teixeira',
  ),
  chinese: list(
    'Ailing Chunhua Fang Hui Jiayi Jing Lan Lihua Ling Meiling Min Ning Qing Rui Shu Ting Xiaoyan Xin Xue Yan Ying Yue',
    'Bo Chao Cheng Dong Feng Gang Guowei Hao Jianyu Jun Kai Lei Liang Long Peng Qiang Tao Wei Xiaolong Yang Yong Zhen',
    'Cai Cao Chen Deng Ding Fan Feng Guo Han He Hu Huang Jiang Li Liang Lin Liu Luo Ma Peng Song Zhou',
  ),
  english: list(
    'Abigail Alice Amelia Beatrice Charlotte Chloe Daisy Edith Eleanor Emily Florence Grace Hannah Imogen Jessica Lucy Matilda Molly Poppy Rosie Sophie Willow',
    'Adam Alfie Archie Benjamin Callum Daniel Edward Finley Frederick George Harry Isaac Jack Joseph Leo Lewis Nathan Oliver Samuel Theo Toby William',
    'Atkinson Bailey Barnes Bennett Chapman Clarke Cooper Dawson Ellis Fletcher Foster Gibson Hughes Lawson Marsh Newton Palmer Pearce Shaw Turner Webb Wright',
  ),
  french: list(
    'Adèle Agathe Alix Amélie Anaïs Aurélie Brigitte Camille Capucine Claire Clémence Éloïse Élise Inès Jeanne Juliette Louise Manon Margaux Océane Pauline Sylvie',
    'Adrien Alexis Antoine Arnaud Baptiste Bastien Clément Cédric Damien Étienne Fabien Gaspard Guillaume Hugo Julien Laurent Loïc Mathieu Olivier Rémi Sébastien Thibault',
    'Aubert Bertrand Blanchard Bonnet Bouchard Boyer Chevalier Dubois Dufour Dupont Faure Fontaine Garnier Girard Lambert Leroy Marchand Mercier Moreau Perrin Rousseau Vidal',
  ),
  german: list(
    'Annika Antje Birgit Britta Clara Elke Franziska Frieda Greta Hannelore Heike Ida Johanna Katrin Lena Lieselotte Mathilda Nele Petra Sabine Silke Ursula',
    'Anton Bernd Christoph Dieter Emil Fabian Felix Florian Friedrich Gerhard Hannes Holger Jonas Jürgen Konrad Lukas Matthias Moritz Niklas Stefan Uwe Wolfgang',
    'Albrecht Bauer Becker Brandt Dietrich Engel Fischer Frank Graf Günther Hartmann Hoffmann Huber Keller Krüger Lehmann Lorenz Müller Richter Schröder Vogel Weber',
  ),
  indian: list(
    'Aditi Ananya Anjali Asha Deepika Divya Gauri Isha Jaya Kavita Lakshmi Madhuri Meera Neha Nisha Pooja Priya Radha Rekha Shreya Sunita Vidya',
    'Aarav Ajay Amit Anil Arjun Ashok Deepak Dev Gopal Harish Karan Kiran Manoj Mohan Nikhil Pranav Rahul Rajesh Rohan Sanjay Vikram Vivek',
    'Agarwal Banerjee Bhatt Chatterjee Chopra Desai Deshmukh Gupta Iyer Joshi Kapoor Kulkarni Mehta Menon Mishra Nair Patel Pillai Rao Reddy Sharma Verma',
  ),
  japanese: list(
    'Aiko Akane Ayumi Chihiro Emi Hanako Haruka Hina Kaori Keiko Mai Mariko Megumi Michiko Misaki Nanami Natsuki Rin Sakura Sayuri Yuki Yumiko',
    'Akira Daichi Daisuke Haruto Hideo Hiroshi Isamu Jiro Kaito Kazuki Kenji Kenta Makoto Naoki Ren Ryo Satoshi Shota Takeshi Takumi Yamato Yuto',
    'Abe Endo Fujita Goto Hasegawa Hayashi Ikeda Inoue Ishikawa Ito Kato Kimura Kobayashi Maeda Matsumoto Mori Nakamura Ogawa Okada Saito Shimizu Yamada',
  ),
  kenyan: list(
    'Achieng Akinyi Atieno Chebet Chepkoech Cherono Faith Jepchirchir Jerop Kemunto Makena Moraa Mumbi Mwende Naliaka Nekesa Njeri Nyambura Wairimu Wambui Wangari Wanjiku',
    'Baraka Barasa Chege Gitau Juma Kamau Karanja Kariuki Kiplagat Kipchumba Kiprono Macharia Mutua Mwangi Ndungu Njoroge Ochieng Odhiambo Omondi Onyango Wafula Wekesa',
    'Chelimo Cheruiyot Gathogo Kamande Keter Kibet Kimani Kinyua Koech Korir Langat Maina Mbugua Muthoni Mutiso Mwaura Ngugi Njuguna Nyaga Ogutu Owino Rotich',
  ),
  nigerian: list(
    'Adaeze Abeni Amaka Ayodele Bolanle Chiamaka Chidinma Ebele Folake Funmilayo Ifeoma Kehinde Modupe Ngozi Nkechi Nneka Olamide Omolara Simisola Temitope Yetunde Zainab',
    'Adebayo Ade Babatunde Chibuzo Chidi Chukwudi Emeka Femi Ikenna Jide Kayode Kelechi Kunle Nnamdi Obinna Olumide Sani Segun Tobenna Tunde Uche Yemi',
    'Abiola Adeleke Adeyemi Afolabi Akande Akinola Balogun Bello Danjuma Eze Ezeudu Ibekwe Lawal Madu Nwosu Obi Odukoya Okafor Okonkwo Okoro Onwudiwe Oyelaran',
  ),
  polish: list(
    'Agnieszka Alicja Aneta Barbara Bożena Dorota Elżbieta Ewa Gabriela Halina Iwona Jadwiga Joanna Kinga Magdalena Małgorzata Oliwia Renata Urszula Weronika Zofia Zuzanna',
    'Adrian Andrzej Bartosz Bogdan Cezary Damian Dariusz Grzegorz Jacek Jakub Jerzy Kacper Krzysztof Łukasz Maciej Marek Michał Paweł Piotr Rafał Tomasz Wojciech',
    'Bąk Baran Cieślak Duda Dudek Głowacz Jóźwiak Kaczmarek Kowalczyk Krawczyk Kubiak Kurek Majchrzak Mazur Nowak Pawlak Pietrzak Sikora Stępień Wieczorek Wójcik Zając',
  ),
  spanish: list(
    'Alba Alejandra Carmen Catalina Consuelo Dolores Elena Esperanza Guadalupe Inés Irene Isabel Jimena Lucía Luisa Marisol Mercedes Paloma Pilar Rocío Valentina Ximena',
    'Alonso Álvaro Andrés Carlos Cristóbal Emilio Enrique Esteban Fernando Gonzalo Hernán Ignacio Javier Joaquín José Luis Manuel Mateo Pablo Ramón Santiago Tomás',
    'Aguilar Blanco Cabrera Castillo Delgado Domínguez Fuentes Gallego Herrera Ibáñez Jiménez Lozano Medina Molina Navarro Ortega Peña Ramos Rojas Serrano Soto Vargas',
  ),
} as const satisfies Readonly<Record<string, NameList>>

/** A culture that names come from. */
export type Culture = keyof typeof personNames

/** All cultures in alphabetical order. */
export const cultures = Object.keys(personNames) as [Culture, ...Culture[]]

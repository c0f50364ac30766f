/** Words of the mock server's own: what its made-up sentences are drawn from. */

const list = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Names of things. */
export const nouns: readonly string[] = list(`
  harbour ledger orchard compass lantern bridge workshop garden archive railway market valley library engine notebook
  meadow signal telescope kitchen canal ferry mountain village forecast recipe puzzle museum theatre festival pottery
  glacier island windmill quarry tunnel station courtyard greenhouse printer sailboat violin carpet blanket basket bicycle
  calendar catalogue chapter classroom corridor cottage delivery diagram drawer envelope excursion factory feather fountain
  furnace gallery hammer hedge hillside instrument journey kettle ladder laboratory landscape lecture magnet manuscript
  marble measurement medicine message mirror monument mosaic needle orchestra package painting parcel passage pattern
  pebble pendulum pipeline platform portrait prototype questionnaire ribbon river sandstone satellite schedule sculpture
  shelter shoreline sketch spreadsheet staircase storage survey tapestry thermometer timber timetable treasure vessel
  voyage waterfall weather wheelbarrow window workbench`)

/** What is done, in the past, with an object. */
export const pastVerbs: readonly string[] = list(`
  repaired measured painted described compared counted delivered designed discovered examined explained finished followed
  gathered improved inspected invented labelled lifted located mapped noticed observed opened ordered organised packed
  photographed planned polished prepared presented preserved protected published questioned rebuilt recorded rehearsed
  remembered renamed replaced reported restored returned reviewed sketched sorted studied supported tested tracked
  translated unfolded updated verified visited weighed wrapped borrowed balanced cleaned carved collected combined`)

/** What is done, in the present, without -s. */
export const presentVerbs: readonly string[] = list(`
  adjust assemble avoid balance borrow broaden calculate check clarify compare connect consider deliver describe divide
  estimate examine explain extend follow gather group identify improve inspect isolate keep label limit list mark measure
  merge note observe order outline plan prepare protect reduce repair repeat replace review separate simplify sort store
  strengthen summarise test trace translate update verify weigh write`)

/** What things are like. */
export const adjectives: readonly string[] = list(`
  ancient bright broad calm careful cheerful circular clever coastal colourful common crowded curious delicate distant
  double dusty early eastern elegant empty enormous even faithful familiar fragile fresh gentle golden graceful green
  handmade heavy hidden hollow honest humble industrial inland large late lively local lonely loose lucky mild modern
  modest muddy narrow northern orderly painted patient peaceful plain practical precise quiet rapid rare reliable remote
  rough rural rusty sandy shallow sharp silent simple slender smooth solid southern spacious sparkling steady steep sturdy
  subtle sunny temporary thick tidy tiny transparent uneven unusual useful vivid warm western wide wooden`)

/** How or when it is done. */
export const adverbs: readonly string[] = list(`
  carefully slowly quietly finally usually rarely eagerly briefly calmly exactly gradually later meanwhile nearly often
  openly patiently promptly quickly regularly seldom separately steadily suddenly thoroughly together twice yearly warmly
  weekly`)

/** Where it is. */
export const places: readonly string[] = list(`
  Alderton Brookvale Carrick Dunmore Eastleigh Fairhaven Glenbrook Harwick Ivybridge Kelstone Larkfield Millbrook Norwood
  Oakham Pinecrest Quarryton Ridgeway Stonebridge Thornbury Underhill Westbrook Yarrow Ashford Birchwood Coldwater
  Deepdale Elmstead Foxglove Greenford Highgate`)

/** First names. */
export const firstNames: readonly string[] = list(`
  Amara Bela Carmen Dmitri Elena Farid Grace Hiro Ines Jonas Kamala Liam Mei Nadia Omar Priya Quentin Rosa Samir Tara
  Uma Viktor Wanda Ximena Yusuf Zofia Anton Beatriz Chidi Daphne Emil Freya Gustav Hanna Ivan Joyce Kofi Leila Marco Noor`)

/** Family names. */
export const familyNames: readonly string[] = list(`
  Abbott Bergstrom Castillo Delacroix Eriksen Fontaine Gupta Haddad Ivanova Jensen Kowalski Lindgren Moreau Nakamura
  Okafor Petrov Quinn Romero Silva Tanaka Ueda Vargas Weber Xu Yilmaz Zhang Adeyemi Brandt Costa Dubois`)

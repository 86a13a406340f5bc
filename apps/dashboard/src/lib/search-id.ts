/** Id of the search field, which a key of the whole page goes to. */
export const SEARCH_ID = 'zone-search';

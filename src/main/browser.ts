// Small conveniences for readers with scripts; every page works without.
export {};

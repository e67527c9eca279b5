package checker.simulate;

/**
 * How often something was seen.
 *
 * @param walks number of walks that saw it
 * @param length fewest steps after which one of them did
 * @param walk the first of those that needed so few
 */
record Sight(long walks, int length, long walk) {

  Sight plus(Sight other) {
    boolean mine = length < other.length || length == other.length && walk < other.walk;
    return new Sight(walks + other.walks, mine ? length : other.length, mine ? walk : other.walk);
  }
}

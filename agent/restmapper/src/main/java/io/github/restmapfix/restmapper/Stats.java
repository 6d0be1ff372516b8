package io.github.restmapfix.restmapper;

/** Counters since the start, for the status line; a snapshot. */
public final class Stats {

  private final long finds;
  private final long hits;
  private final long misses;
  private final long requests;
  private final long unanswered;
  private final long joined;
  private final long waits;
  private final long limited;

  private Stats(
      long finds,
      long hits,
      long misses,
      long requests,
      long unanswered,
      long joined,
      long waits,
      long limited) {
    this.finds = finds;
    this.hits = hits;
    this.misses = misses;
    this.requests = requests;
    this.unanswered = unanswered;
    this.joined = joined;
    this.waits = waits;
    this.limited = limited;
  }

  static Stats of(
      long finds,
      long hits,
      long misses,
      long requests,
      long unanswered,
      long joined,
      long waits,
      long limited) {
    return new Stats(finds, hits, misses, requests, unanswered, joined, waits, limited);
  }

  /** Lookups asked of us. */
  public long finds() {
    return finds;
  }

  /** Answered from what was known, without a request. */
  public long hits() {
    return hits;
  }

  /** Lookups that ended without a mapping. */
  public long misses() {
    return misses;
  }

  /** Requests sent. */
  public long requests() {
    return requests;
  }

  /**
   * Those of them that told nothing: refused, failed, without an answer in time, or with one that
   * is no such document. A 404 is an answer.
   */
  public long unanswered() {
    return unanswered;
  }

  /** Lookups that were answered by another lookup's request. */
  public long joined() {
    return joined;
  }

  /** Lookups that waited for a kind to appear. */
  public long waits() {
    return waits;
  }

  /** Lookups for which a bucket was empty. */
  public long limited() {
    return limited;
  }

  @Override
  public String toString() {
    return String.format(
        "finds=%d hits=%d misses=%d requests=%d unanswered=%d joined=%d waits=%d limited=%d",
        finds, hits, misses, requests, unanswered, joined, waits, limited);
  }
}

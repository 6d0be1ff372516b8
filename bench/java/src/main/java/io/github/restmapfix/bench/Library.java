package io.github.restmapfix.bench;

/** A client library, used as a generic controller uses it: kinds are strings. */
interface Library extends AutoCloseable {

  /** Whether the library knows where objects of this kind are. */
  boolean lookup(String apiVersion, String kind) throws Exception;

  /** Lookup and one GET of a collection. */
  boolean list(String apiVersion, String kind) throws Exception;

  /** Lookup and one server-side apply. */
  boolean apply(String apiVersion, String kind) throws Exception;

  /** Reads all that discovery has, whether or not that was read before. */
  void refresh() throws Exception;
}

package io.github.restmapfix.core;

/**
 * One defect of one library and what mends it. Names only: advice and gateway mention library
 * types, so they are never loaded where this interface is.
 */
public interface Patch {

  /** Unique and stable, {@code library.patch}; the user switches it off by it. */
  String name();

  Target target();

  /** The class with the inlined advice. Its code calls the hook with {@link #name()}. */
  String advice();

  /** The {@link Gateway} class, with a public constructor that takes a {@link Copy}. */
  String gateway();
}

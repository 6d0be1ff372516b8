package io.github.restmapfix.apiserver;

/**
 * What {@code /api} and {@code /apis} can answer: API servers before 1.27 know only the legacy
 * documents.
 */
public enum DiscoveryFormat {
  AGGREGATED,
  LEGACY
}

package io.github.restmapfix.demo.operator;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The libraries that can carry a Bundle's manifests to the API server. */
public enum ClientLibrary {
  @JsonProperty("fabric8")
  FABRIC8("fabric8"),
  @JsonProperty("client-java")
  CLIENT_JAVA("client-java");

  private final String label;

  ClientLibrary(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}

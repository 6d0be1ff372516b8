package com.example.library;

public class Scopes {

  public static String scope(String kind) {
    return Names.KNOWN.get(kind);
  }
}

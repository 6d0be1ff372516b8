package io.github.restmapfix.core;

import java.util.List;

/** A client library: its patches and how requests go through a client of its. */
public interface Library {

  /** As users call it: {@code client-java}, {@code fabric8}. */
  String name();

  /** The package that advice and gateways share, with a dot at the end. */
  String codePackage();

  /**
   * The binary names of the classes that its patches are for: told without loading a patch, since
   * every JVM that carries the agent asks for them before main.
   */
  List<String> targets();

  /**
   * Several of one name are one patch for releases whose descriptors differ: same class, same
   * gateway; the one whose methods are there counts.
   */
  List<Patch> patches();

  /** The {@link Sender} class, with a public constructor without parameters. */
  String sender();
}

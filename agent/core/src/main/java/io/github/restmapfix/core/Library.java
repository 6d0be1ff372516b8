package io.github.restmapfix.core;

import java.util.List;

/** A library: its patches, and if it is a client, how requests go through it. */
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
   * Several of one name are one patch for releases whose classes or descriptors differ: same
   * gateway; the one whose methods are there counts.
   */
  List<Patch> patches();

  /**
   * {@link Sender} classes, with a public constructor without parameters, of which the first counts
   * whose references a release has; none for a library that is no client, but built upon one.
   */
  List<String> senders();
}

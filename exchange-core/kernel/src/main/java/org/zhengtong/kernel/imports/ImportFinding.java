// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.imports;

/** Something an import says about a row (问题). Feature enums implement it; the constant's name is the stable code. */
public interface ImportFinding {

    /** The stable code, e.g. {@code CODE_DUPLICATED}. */
    String name();

    /** What is wrong, in Chinese. */
    String zh();

    /** What is wrong, in English. */
    String en();
}

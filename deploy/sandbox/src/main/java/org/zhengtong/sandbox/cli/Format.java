// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.cli;

/** How results are printed. */
public enum Format {
    TABLE,
    JSON,
    YAML
}

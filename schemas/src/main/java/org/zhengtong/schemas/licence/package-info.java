// SPDX-License-Identifier: Apache-2.0
/** The signed electronic licence document (电子证照文档): canonical JSON after RFC 8785 with an SM2 signature. */
@NullMarked
package org.zhengtong.schemas.licence;

import org.jspecify.annotations.NullMarked;

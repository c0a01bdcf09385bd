// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.timestamp;

import java.io.IOException;

/** A time stamp authority (时间戳机构): takes a question of RFC 3161 and answers it. */
interface TimeStampAuthority {

    /** The answer in DER; fails when the authority cannot be had now. */
    byte[] answer(byte[] question) throws IOException;
}

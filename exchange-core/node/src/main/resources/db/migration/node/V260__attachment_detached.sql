-- SPDX-License-Identifier: Apache-2.0
GRANT DELETE ON attachment TO ${app_role};

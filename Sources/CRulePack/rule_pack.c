#include "rule_pack.h"

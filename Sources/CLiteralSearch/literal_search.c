#include "literal_search.h"

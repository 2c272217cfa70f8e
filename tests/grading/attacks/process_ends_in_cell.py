# attack: end the process with the code that says that all went well | ended
import os

os._exit(0)

"""The pixels of each badge named, drawn by CairoSVG: width, height and the darkest colour of each pixel."""

import json
import sys
from io import BytesIO

import cairosvg
from PIL import Image

drawn = []
for file in sys.argv[1:]:
    picture = Image.open(BytesIO(cairosvg.svg2png(url=file))).convert("RGBA")
    darkest = [min(red, green, blue) if alpha else 0 for red, green, blue, alpha in picture.getdata()]
    drawn.append({"width": picture.width, "height": picture.height, "darkest": darkest})
print(json.dumps(drawn))

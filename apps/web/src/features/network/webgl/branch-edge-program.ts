// A referral as a branch: it leaves whoever named outwards and reaches whom they named from within, as in the rings.
import { EdgeProgram, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

const steps = 18;

const vertexShader = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_from;
attribute vec2 a_to;
attribute float a_width;
attribute float a_along;
attribute float a_side;
uniform mat3 u_matrix;
uniform float u_correctionRatio;
varying vec4 v_color;
varying float v_across;
varying float v_width;
const float bias = 255.0 / 254.0;
const vec2 centre = vec2(0.5, 0.5);

vec2 outwards(vec2 from, float reach) {
  float away = length(from);
  return away < 0.00001 ? vec2(0.0) : from / away * reach;
}

void main() {
  vec2 a = a_from - centre;
  vec2 d = a_to - centre;
  float middle = (length(a) + length(d)) / 2.0;
  vec2 b = outwards(a, middle);
  vec2 c = outwards(d, middle);
  float t = a_along;
  float s = 1.0 - t;
  vec2 point = s*s*s*a + 3.0*s*s*t*b + 3.0*s*t*t*c + t*t*t*d;
  vec2 way = 3.0*s*s*(b - a) + 6.0*s*t*(c - b) + 3.0*t*t*(d - c);
  if (length(way) < 0.000001) way = d - a;
  if (length(way) < 0.000001) way = vec2(1.0, 0.0);
  way = normalize(way);
  // Half the line and a pixel more, over which it fades.
  float half_ = a_width / 2.0 + 1.0;
  vec2 aside = vec2(-way.y, way.x) * a_side * half_ * u_correctionRatio * 2.0;
  gl_Position = vec4((u_matrix * vec3(point + centre + aside, 1)).xy, 0, 1);
  v_across = a_side * half_;
  v_width = a_width;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

const fragmentShader = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_across;
varying float v_width;
void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = vec4(0.0);
  #else
  float cover = clamp(v_width / 2.0 + 0.5 - abs(v_across), 0.0, 1.0);
  gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * cover;
  #endif
}`;

const uniforms = ['u_correctionRatio', 'u_matrix'] as const;
type Uniform = (typeof uniforms)[number];

/** A class because sigma builds its programs from classes. */
export class BranchEdgeProgram extends EdgeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 2 * (steps + 1),
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_from', size: 2, type: FLOAT },
        { name: 'a_to', size: 2, type: FLOAT },
        { name: 'a_width', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: 'a_along', size: 1, type: FLOAT },
        { name: 'a_side', size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: Array.from({ length: 2 * (steps + 1) }, (_, vertex) => [
        Math.floor(vertex / 2) / steps,
        vertex % 2 === 0 ? -1 : 1,
      ]),
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    start: number,
    ...[from, to, data]: [NodeDisplayData, NodeDisplayData, EdgeDisplayData]
  ): void {
    this.array.set([from.x, from.y, to.x, to.y, data.size, floatColor(data.color), edgeIndex], start);
  }

  override setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  }
}
